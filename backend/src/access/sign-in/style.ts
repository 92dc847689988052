/** The colours are those of the workstation (`frontend/src/app/globals.css`). */
export const SIGN_IN_STYLE = `
:root { color-scheme: dark; background: #0d1117; color: #e6edf3;
  font: 16px/1.5 Inter, system-ui, sans-serif; -webkit-font-smoothing: antialiased; }
* { box-sizing: border-box; margin: 0; }
body { min-height: 100dvh; display: grid; place-items: center; padding: 24px 16px;
  background: radial-gradient(60rem 30rem at 50% -8rem, #16202c, transparent) no-repeat; }
main { width: 100%; max-width: 380px; padding: 32px; background: #11171f;
  border: 1px solid #232c38; border-radius: 6px; box-shadow: 0 24px 64px #0008; }
h1 { display: flex; align-items: center; gap: 10px; margin-bottom: 28px;
  font-size: 24px; font-weight: 600; letter-spacing: -0.02em; line-height: 1; }
h1 svg { fill: none; stroke: #ecad0a; stroke-width: 2.5; }
h1 b { font-weight: inherit; color: #ecad0a; }
label { display: block; margin-bottom: 8px; font-size: 11px; font-weight: 600;
  letter-spacing: 0.07em; text-transform: uppercase; color: #9aa7b5; }
#token { width: 100%; height: 44px; padding: 0 12px; color: inherit; background: #0d1117;
  border: 1px solid #33404f; border-radius: 4px;
  font: 16px/1 ui-monospace, "JetBrains Mono", monospace; }
#token[aria-invalid="true"] { border-color: #f6465d; }
button { width: 100%; height: 44px; margin-top: 16px; color: #fff; background: #753991;
  border: 0; border-radius: 4px; font: inherit; font-weight: 600; cursor: pointer; }
button:hover { background: #8a48a9; }
button:disabled { opacity: 0.6; cursor: default; }
:focus-visible { outline: 2px solid #209dd7; outline-offset: 1px; }
#failure { margin-top: 10px; font-size: 14px; color: #ff7183; }
#failure:empty { display: none; }
#hint, noscript p { margin-top: 24px; padding-top: 20px; border-top: 1px solid #232c38;
  font-size: 13px; color: #9aa7b5; }
code { color: #e6edf3; font: 12px ui-monospace, "JetBrains Mono", monospace; }
.unseen { position: absolute; width: 1px; height: 1px; opacity: 0; pointer-events: none; }
@media (max-width: 420px) { main { padding: 24px 20px; } }
`;
