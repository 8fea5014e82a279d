/** What somebody does who has forgotten a password. */
import type { Site } from './site';

export const EMAIL = 'mina@example.com';
export const NEXT = 'Correct-hors3';

export async function askForCode(site: Site, email = EMAIL): Promise<void> {
  await site.type('email', email);
  await site.submit();
}

export async function setPassword(site: Site, code = '123456', password = NEXT): Promise<void> {
  await site.type('code', code);
  await site.type('password', password);
  await site.submit();
}
