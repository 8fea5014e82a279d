/** What a new person does on the way in. */
import type { Site } from './site';

export async function register(site: Site): Promise<void> {
  await site.type('name', 'Mina Okafor');
  await site.type('email', 'mina@example.com');
  await site.type('password', 'Correct-hors3');
  await site.submit();
}

export async function enterCode(site: Site, code = '123456'): Promise<void> {
  await site.type('code', code);
  await site.submit();
}
