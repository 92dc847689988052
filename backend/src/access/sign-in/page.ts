export const SIGN_IN_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark">
<meta name="theme-color" content="#0d1117">
<title>Sign in · FinAlly</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/sign-in/style.css">
<script src="/sign-in/script.js" defer></script>
</head>
<body>
<main>
<h1>
<svg aria-hidden="true" width="24" height="24" viewBox="0 0 20 20"><path d="M3 17V11M8 17V7M13 17V9.5M18 17V3"/></svg>
<span>Fin<b>Ally</b></span>
</h1>
<form>
<input class="unseen" name="username" autocomplete="username" value="FinAlly" tabindex="-1" aria-hidden="true" readonly>
<label for="token">Access token</label>
<input id="token" name="token" type="password" autocomplete="current-password" autocapitalize="none" spellcheck="false" maxlength="256" required autofocus aria-describedby="hint">
<p id="failure" role="alert"></p>
<button>Sign in</button>
</form>
<p id="hint">FinAlly printed the token at its first start and keeps it in the file
<code>access-token</code> beside its database, unless it was set as <code>FINALLY_TOKEN</code>.</p>
<noscript><p>Signing in needs JavaScript.</p></noscript>
</main>
</body>
</html>
`;
