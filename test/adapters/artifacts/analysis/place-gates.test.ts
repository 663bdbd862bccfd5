import { lookAtText } from './look-at-text.ts';

function gates(text: string): readonly string[] {
  return lookAtText(text, 'javascript').drafts.flatMap(({ kind, evidence }) =>
    kind === 'place-gate' ? [evidence] : [],
  );
}

const zone = 'Intl.DateTimeFormat().resolvedOptions().timeZone';

describe('code that asks where the machine is', () => {
  it('is found when it speaks in a few time zones', () => {
    const text = `switch (${zone}) { case "Europe/Kirov": case "Asia/Omsk": setTimeout(() => alert("inert"), 9) }`;
    expect(gates(text)).toEqual(['2 time zones from Europe/Kirov on, then alert']);
  });

  it('is found when it ends programs there', () => {
    expect(gates(`const z = ${zone}; if (["Asia/Tomsk", "Asia/Chita"].includes(z)) process.exit(1)`)).toHaveLength(1);
  });

  it('is ordinary when it has one default or does nothing', () => {
    expect(gates(`const z = ${zone} || "Europe/London"; open(z)`)).toEqual([]);
    expect(gates(`const z = ${zone}; const near = ["Europe/London", "Europe/Dublin"].includes(z)`)).toEqual([]);
  });

  it('is found when it asks for the language and for sites of one country', () => {
    const site = 'location.host.match(/\\.(ru|su|by)$/)';
    const act = "document.body.style.pointerEvents = 'none'";
    expect(gates(`if (/^ru\\b/.test(navigator.language) && ${site}) { ${act} }`)).toHaveLength(1);
    expect(gates(`const l = navigator.language; if (l === 'ru') { ${act} }`)).toEqual([]);
    expect(gates(`const l = navigator.language; if (location.host.match(/\\.example$/)) { ${act} }`)).toEqual([]);
  });

  it('is ordinary when it holds all zones', () => {
    const all = Array.from({ length: 60 }, (_, i) => `"Europe/City${i}"`).join(', ');
    expect(gates(`const all = [${all}]; if (!all.includes(${zone})) console.log("unknown zone")`)).toEqual([]);
  });
});
