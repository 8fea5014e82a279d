import { build } from 'vite';

/** What `code`, in a file of the folder `root`, makes an application ship, minified; and its bytes gzipped. */
export async function shipped(code: string, root?: string): Promise<{ text: string; bytes: number }> {
  const name = 'virtual:entry';
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    ...(root && { root }),
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: { input: name, preserveEntrySignatures: 'strict', external: ['vue'] },
    },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === name ? name : undefined),
        load: (id) => (id === name ? code : undefined),
      },
    ],
  });
  const [first] = Array.isArray(result) ? result : [result];
  if (first === undefined || !('output' in first)) throw new Error('no output');
  const text = first.output.map((chunk) => ('code' in chunk ? chunk.code : '')).join('');
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return { text, bytes: (await new Response(packed).arrayBuffer()).byteLength };
}
