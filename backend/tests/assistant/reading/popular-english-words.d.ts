declare module 'popular-english-words' {
  export const words: {
    /** The most frequent words of English, the most frequent first. */
    getMostPopular(count: number): readonly string[];
  };
}
