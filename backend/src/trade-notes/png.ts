/** How every PNG begins: its signature, and the header of its first chunk. */
const BEGINNING = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
/** The last chunk of every PNG. */
const END = Buffer.from('0000000049454e44ae426082', 'hex');

/** Returns whether bytes begin and end as a PNG does; a browser decides what its pixels are. */
export const isPng = (bytes: Buffer): boolean =>
  bytes.length > BEGINNING.length + END.length &&
  bytes.subarray(0, BEGINNING.length).equals(BEGINNING) &&
  bytes.subarray(-END.length).equals(END);
