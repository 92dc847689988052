import { DockerfileParser } from 'dockerfile-ast';

/**
 * @typedef {object} Stage
 * @property {string} name empty where it has none
 * @property {string} base the image that it begins with
 * @property {{ keyword: string, args: string }[]} steps what follows its FROM, in order
 */

/**
 * The instructions of a Dockerfile, by stage.
 * @param {string} text
 */
export function stagesOf(text) {
  /** @type {Stage[]} */
  const stages = [];
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    const keyword = instruction.getKeyword();
    // With its flags, which count as no arguments.
    const text = instruction.getTextContent().replaceAll(/\\\n\s*/g, '');
    const args = text.slice(keyword.length).trim();
    if (keyword === 'FROM') {
      const [base = '', , name = ''] = args.split(/\s+/);
      stages.push({ name, base, steps: [] });
    } else stages.at(-1)?.steps.push({ keyword, args });
  }
  return stages;
}
