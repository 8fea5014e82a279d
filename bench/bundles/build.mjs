// Builds what each contender adds to a page, as the project's sites are built. Takes JSON as its argument:
// [{entry, holds, page}], where `entry` is a file of entries/, or a site's folder if `page` names a page's module,
// and `holds` is text that its script has when nothing that matters was shaken off.
// Prints {node, vite, rolldown, sizes: {entry: {gzip, brotli}}}.
import vue from '@vitejs/plugin-vue'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build, defaultClientConditions, rolldownVersion, version } from 'vite'
import { startFiles } from '../../frontend/site_build/start_files.ts'

const pathOf = (name) => fileURLToPath(new URL(name, import.meta.url))

async function bundleOf(options) {
  const { output } = await build({ logLevel: 'silent', ...options })
  return Object.fromEntries(output.map((file) => [file.fileName, file]))
}

function withImports(bundle, scripts) {
  const found = new Set(scripts)
  for (const script of found) for (const name of script.imports) if (bundle[name]) found.add(bundle[name])
  return [...found]
}

/** The entry and what it imports statically; what is loaded later, if at all, counts for nobody. */
async function scriptsOfEntry(entry) {
  const bundle = await bundleOf({
    configFile: false,
    plugins: [vue()],
    resolve: { conditions: ['sso_sdk:source', ...defaultClientConditions] },
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: pathOf(`entries/${entry}`),
        preserveEntrySignatures: 'strict',
        // The SDK's plugin is for pages that have Vue already.
        external: entry.includes('sdk') ? ['vue'] : [],
      },
    },
  })
  return withImports(bundle, Object.values(bundle).filter((file) => file.isEntry))
}

/** What a page of the site needs, with the sentences of the language that has the most bytes of them. */
async function scriptsOfSite(folder, page, awaited) {
  const bundle = await bundleOf({ root: pathOf(folder), build: { write: false } })
  const start = startFiles(bundle, awaited)
  const ofPage = Object.values(bundle).filter((file) => file.moduleIds?.some((id) => id.endsWith(page)))
  if (ofPage.length === 0) throw new Error(`${folder} has no ${page}`)
  return withImports(bundle, [...start.scripts, ...start.awaited, ...start.language.scripts, ...ofPage])
}

async function measure({ entry, holds, page, awaited }) {
  const scripts = await (page ? scriptsOfSite(entry, page, awaited) : scriptsOfEntry(entry))
  if (!scripts.some(({ code }) => code.includes(holds))) throw new Error(`${entry} lacks ${holds}`)
  const packed = (pack) => scripts.reduce((sum, { code }) => sum + pack(code).length, 0)
  return { gzip: packed((code) => gzipSync(code)), brotli: packed((code) => brotliCompressSync(code)) }
}

const sizes = {}
for (const contender of JSON.parse(process.argv[2])) sizes[contender.entry] = await measure(contender)
console.log(JSON.stringify({ node: process.versions.node, vite: version, rolldown: rolldownVersion, sizes }))
