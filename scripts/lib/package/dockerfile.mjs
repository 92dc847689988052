import { DockerfileParser } from 'dockerfile-ast';

/**
 * @typedef {object} Stage
 * @property {string} name empty if it has none
 * @property {string} base its base image
 * @property {{ keyword: string, args: string }[]} steps the instructions after its FROM, in order
 */

/**
 * Returns the instructions of a Dockerfile, by stage.
 * @param {string} text
 */
export function stagesOf(text) {
  /** @type {Stage[]} */
  const stages = [];
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    const keyword = instruction.getKeyword();
    // The text includes flags, which the parser does not count as arguments.
    const text = instruction.getTextContent().replaceAll(/\\\n\s*/g, '');
    const args = text.slice(keyword.length).trim();
    if (keyword === 'FROM') {
      const [base = '', , name = ''] = args.split(/\s+/);
      stages.push({ name, base, steps: [] });
    } else stages.at(-1)?.steps.push({ keyword, args });
  }
  return stages;
}
