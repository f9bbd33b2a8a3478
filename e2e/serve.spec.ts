// The page as it is delivered: its policy, and that it opens at all.

import { expect, test } from './fixtures/test.ts';

test('the page comes with a policy that allows nothing but its own files', async ({ app, page, request }) => {
  const response = await request.get('/');
  const policy = response.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toContain('unsafe-eval');

  await app.open();
  const inPage = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(`${inPage ?? ''}; frame-ancestors 'none'`).toBe(policy);
});
