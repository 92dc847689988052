/**
 * Downloads an address as a file.
 *
 * @param fileName left to the server if empty
 */
export function download(href: string, fileName = ''): void {
  const link = document.createElement('a');
  link.href = href;
  link.download = fileName;
  link.click();
}
