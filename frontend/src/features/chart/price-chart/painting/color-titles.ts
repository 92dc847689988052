/** The names of the series colors, as the dark theme has them; the light theme has darker shades. */
export const COLOR_TITLES = ['Sky blue', 'Orange', 'Violet', 'Yellow', 'Green', 'Pink'] as const;
