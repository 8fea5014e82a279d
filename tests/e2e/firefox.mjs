// The distribution's own Firefox, by WebDriver BiDi: a command a line in, an answer a line out, both in JSON.
// It lives as long as its input is open. Arguments: the program, the user's languages as Firefox keeps them.
import { createInterface } from 'node:readline'
import { launch } from 'puppeteer-core'

// Longer than Chromium's: a new profile makes itself up while the first pages load.
const PATIENCE_MS = 40_000
const [executablePath, languages] = process.argv.slice(2)

const browser = await launch({
  browser: 'firefox',
  executablePath,
  headless: true,
  timeout: PATIENCE_MS,
  extraPrefsFirefox: { 'intl.accept_languages': languages },
})
const complaints = []
const tabs = []

async function openTab() {
  const page = await browser.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.evaluateOnNewDocument(() => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      console.error(`${effectiveDirective} blocked ${blockedURI}`),
    )
  })
  tabs.push(page)
}

const tab = () => tabs.at(-1)
// As assistive technology finds it.
const named = (name, role) => tab().locator(`::-p-aria([name="${name}"][role="${role}"])`)
const labelled = (label) =>
  tab().locator(`::-p-xpath(//input[@id = //label[normalize-space() = "${label}"]/@for])`)

const commands = {
  open: ({ url }) => tab().goto(url),
  openTab,
  closeTab: () => tabs.pop().close(),
  press: ({ name }) => named(name, 'button').click(),
  fill: ({ label, text }) => labelled(label).fill(text),
  waitForRole: ({ role, name }) => named(name, role).wait(),
  waitUntil: ({ condition }) => tab().waitForFunction(condition, { polling: 100 }),
  run: ({ script }) => tab().evaluate(script),
}

async function answer(line) {
  const { command, ...details } = JSON.parse(line)
  try {
    const result = await commands[command](details)
    return { result: command === 'run' ? (result ?? null) : null, complaints }
  } catch (error) {
    const seen = await tab().evaluate(() => `${location.href}\n${document.body?.innerText}`).catch(String)
    return { failed: `${error.message}\n${seen}`, complaints }
  }
}

await openTab()
for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await answer(line)))
}
await browser.close()
