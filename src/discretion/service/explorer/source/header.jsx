// The header: which release answers, whether its people are invented, and the theme.

const THEMES = { system: "As the system", light: "Light", dark: "Dark" };

export function Header({ about, pinned, theme, onTheme }) {
  const release = about.data?.release;
  return (
    <header className="page-header">
      <a className="home" href="/">Discretion</a>
      <p className="release" role="status">
        {release ? <Release release={release} pinned={pinned} latest={about.data.releases.at(-1)} /> : <Problem about={about} pinned={pinned} />}
      </p>
      <nav aria-label="Pages">
        <a href="/">About</a>
        <a href="/schema.graphql">Schema</a>
        <a href="/docs/dictionary.md">Dictionary</a>
        <label className="theme">
          <span>Colors</span>
          <select value={theme} onChange={(event) => onTheme(event.target.value)}>
            {Object.entries(THEMES).map(([key, label]) => <option key={key} value={key}>{label}</option>)}
          </select>
        </label>
      </nav>
    </header>
  );
}

function Release({ release, pinned, latest }) {
  return (
    <>
      {release.synthetic && <strong className="synthetic" title="The people are invented: the figures are not facts.">Synthetic</strong>}
      <span>Release {release.number} <code>{release.id}</code></span>
      <span>as of {release.asOf ?? "an unknown day"}</span>
      {pinned && latest.id !== release.id && <a href="/graphiql">An older release, by a link; see the latest</a>}
    </>
  );
}

function Problem({ about, pinned }) {
  const message = about.errors?.[0]?.message ?? "no release answers";
  return <strong className="problem">{message}{pinned && <>: <a href="/graphiql">see the latest</a></>}</strong>;
}
