// Walks the front page and the explorer as a reader does, with no network but this machine's.
// Arguments: the server's address, the browser, a folder for screenshots.

import assert from "node:assert/strict";
import path from "node:path";
import puppeteer from "puppeteer-core";

const [origin, executablePath, shots] = process.argv.slice(2);
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 390, height: 844, isMobile: true, hasTouch: true };
const PATIENCE = { timeout: 30_000 };

const browser = await puppeteer.launch({
  executablePath,
  args: ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--disable-background-networking"],
});
const complaints = [];
try {
  await frontPage();
  await explorer();
} finally {
  await browser.close();
}
assert.deepEqual(complaints, [], "console, policy and network are silent");
console.log("browser: the front page, the explorer, six questions and a link work");

async function frontPage() {
  for (const scheme of ["light", "dark"]) {
    for (const [name, viewport] of Object.entries({ wide: WIDE, narrow: NARROW })) {
      const page = await open("/", viewport, scheme);
      assert.equal(await page.$$eval("script", (all) => all.length), 0, "it needs no script");
      await fits(page);
      await page.screenshot({ path: shot(`front-${name}-${scheme}`) });
      await page.evaluate(() => document.getElementById("coverage").scrollIntoView());
      await page.screenshot({ path: shot(`front-${name}-${scheme}-coverage`) });
      await page.browserContext().close();
    }
  }
}

async function explorer() {
  const page = await open("/graphiql", WIDE, "light");
  await ready(page);
  const tabs = await page.$$eval(".graphiql-tab-button", (all) => all.map((one) => one.textContent));
  assert.equal(tabs.length, 6, "six tabs");
  await page.screenshot({ path: shot("explorer-first") });
  for (const at of tabs.keys()) {
    await (await page.$$(".graphiql-tab-button"))[at].click();
    await settled(page, tabs[at]);
    const answer = await run(page);
    assert.ok(Object.keys(answer.data).length > 0, `${tabs[at]} is answered`);
    await page.screenshot({ path: shot(`explorer-tab-${at + 1}`) });
  }
  await link(page);
  await person(page);
  await panels(page);
  await theme(page);
  await page.browserContext().close();

  const followed = await open("/", WIDE, "dark");
  await Promise.all([followed.waitForNavigation(), followed.click(".questions li:nth-child(4) a")]);
  await ready(followed);
  assert.ok((await answered(followed)).data.later, "the front page's question is answered");
  await followed.screenshot({ path: shot("explorer-from-front-dark") });
  await followed.browserContext().close();

  const narrow = await open("/graphiql", NARROW, "light");
  await ready(narrow);
  await run(narrow);
  await fits(narrow);
  await narrow.screenshot({ path: shot("explorer-narrow") });
  await narrow.browserContext().close();

  const lost = await open("/graphiql#release=nothing", WIDE, "light", { refused: true });
  await lost.waitForSelector(".problem", PATIENCE);
  await lost.screenshot({ path: shot("explorer-unknown-release") });
  await lost.browserContext().close();
}

// A link that is copied here gives the same answer to somebody else.
async function link(page) {
  const context = page.browserContext();
  await context.overridePermissions(origin, ["clipboard-read", "clipboard-write", "clipboard-sanitized-write"]);
  await page.bringToFront();
  const expected = await answered(page);
  await page.click('button[aria-label^="Copy a link"]');
  await page.waitForFunction(() => document.querySelector(".copied")?.textContent === "Link copied", PATIENCE);
  const address = await page.evaluate(() => navigator.clipboard.readText());
  const other = await open(address.slice(origin.length), WIDE, "light");
  await ready(other);
  assert.deepEqual(await answered(other), expected, "a link reproduces its answer");
  await other.browserContext().close();
}

async function person(page) {
  await (await page.waitForSelector("::-p-xpath(//button[text()='A later offense'])", PATIENCE)).click();
  await settled(page, "OnePerson");
  const { data } = await run(page, () => chord(page, "Control", "Enter"));
  assert.equal(data.person.decisions.nodes[0].laterOffenses[0].daysAfter, 460);
  await page.screenshot({ path: shot("explorer-person") });
}

async function panels(page) {
  for (const [label, found] of [["Show Documentation Explorer", ".graphiql-doc-explorer"], ["Show GraphiQL Explorer", ".graphiql-explorer-root"]]) {
    await page.click(`button[aria-label="${label}"]`);
    await page.waitForSelector(found, PATIENCE);
    await page.screenshot({ path: shot(`explorer-${label.split(" ")[1].toLowerCase()}`) });
  }
}

async function theme(page) {
  await page.select(".theme select", "dark");
  await page.waitForSelector("body.graphiql-dark", PATIENCE);
  await page.click('button[aria-label="Show Questions"]');
  await new Promise((resume) => setTimeout(resume, 500));
  await page.screenshot({ path: shot("explorer-dark") });
  await page.reload();
  await ready(page);
  await page.waitForSelector("body.graphiql-dark", PATIENCE);
}

async function open(where, viewport, scheme, { refused = false } = {}) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.on("console", (message) => {
    const expected = refused && message.text().includes("404");
    if (["error", "warn"].includes(message.type()) && !expected) complaints.push(`${where}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`${where}: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !url.startsWith("data:")) complaints.push(`${where} asks ${url}`);
  });
  page.on("requestfailed", (request) => complaints.push(`${where}: ${request.url()} ${request.failure()?.errorText}`));
  await page.setViewport(viewport);
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.goto(`${origin}${where}`, { waitUntil: "networkidle0" });
  return page;
}

async function ready(page) {
  await page.waitForSelector(".graphiql-execute-button", PATIENCE);
  await page.waitForSelector(".release code", PATIENCE);
  await page.waitForFunction(() => globalThis.__MONACO?.editor.getModels().length >= 3, PATIENCE);
  await page.waitForFunction(() => !document.querySelector(".graphiql-spinner"), PATIENCE);
}

async function settled(page, operation) {
  await page.waitForFunction((name) => {
    const model = globalThis.__MONACO.editor.getModels().find(({ uri }) => uri.path.endsWith("operation.graphql"));
    return model?.getValue().includes(`query ${name}`);
  }, PATIENCE, operation);
}

async function run(page, go = () => page.click(".graphiql-execute-button")) {
  const sent = page.waitForResponse((response) => response.url().endsWith("/graphql"), PATIENCE);
  await go();
  await sent;
  return answered(page);
}

async function chord(page, held, key) {
  await page.keyboard.down(held);
  await page.keyboard.press(key);
  await page.keyboard.up(held);
}

// The answer that is shown, once it is there; errors fail.
async function answered(page) {
  const text = await page.waitForFunction(() => {
    const model = globalThis.__MONACO.editor.getModels().find(({ uri }) => uri.path.endsWith("response.json"));
    return model?.getValue().includes('"extensions"') && model.getValue();
  }, PATIENCE);
  const answer = JSON.parse(await text.jsonValue());
  assert.equal(answer.errors, undefined);
  return answer;
}

async function fits(page) {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(content <= window, `${page.url()} is ${content} wide in a window of ${window}`);
}

function shot(name) {
  return path.join(shots, `${name}.png`);
}
