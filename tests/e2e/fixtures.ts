import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { DEMO_PASSWORD } from '#prisma/seed/demo/people.ts';
import { type Manner, Person } from './person.ts';

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

/** How a browser is opened. */
interface BrowserOptions {
  readonly manner?: Manner;
  readonly userAgent?: string;
}

interface SignInOptions extends BrowserOptions {
  readonly password?: string;
}

interface Fixtures {
  /** Opens a browser of its own; script errors and violations of the content security policy in it fail the test. */
  visit: (options?: BrowserOptions & { readonly state?: StorageState }) => Promise<Person>;
  /** Opens a browser of its own and signs an account in through the form, the way people do. */
  signIn: (account: string, options?: SignInOptions) => Promise<Person>;
  /** Opens a browser that was signed in before: like signIn, without the form, where signing in is not the point. */
  actAs: (account: string, manner?: Manner) => Promise<Person>;
  /** The page of somebody (null: a visitor) who only looks; this worker's tests share it, and leave nothing behind in it. */
  lookAs: (account: string | null) => Promise<Page>;
}

/** A page and what went wrong in it. */
interface SharedPage {
  readonly page: Page;
  readonly faults: string[];
}

interface WorkerFixtures {
  /** Cookies of the demo accounts that this worker has signed in. */
  signedIn: Map<string, StorageState>;
  /** Open browsers by account: most of what looking at a page costs is opening one. */
  sharedPages: Map<string | null, SharedPage>;
}

/** Collects what must never happen in a browser, whatever the test is about. */
function watch(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (/content security policy|hydrat/i.test(message.text())) faults.push(`${page.url()}: ${message.text()}`);
  });
}

/** The form of the sign-in page, filled in and sent. */
export async function fillSignInForm(person: Person, email: string, password: string): Promise<void> {
  await person.fill('E-Mail-Adresse', email);
  await person.fill('Passwort', password);
  await person.use(person.page.getByRole('main').getByRole('button', { name: 'Anmelden', exact: true }));
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for a pattern where a fixture needs no other.
  signedIn: [async ({}, use) => use(new Map()), { scope: 'worker' }],

  // biome-ignore lint/correctness/noEmptyPattern: as above.
  sharedPages: [async ({}, use) => use(new Map()), { scope: 'worker' }],

  page: async ({ page }, use) => {
    const faults: string[] = [];
    watch(page, faults);
    await use(page);
    expect(faults, 'script errors or policy violations in the browser').toEqual([]);
  },

  visit: async ({ browser, baseURL, viewport }, use, testInfo) => {
    const contexts: Awaited<ReturnType<Browser['newContext']>>[] = [];
    const faults: string[] = [];
    await use(async ({ manner = 'mouse', userAgent, state } = {}) => {
      const context = await browser.newContext({
        baseURL,
        viewport,
        locale: 'de-DE',
        javaScriptEnabled: manner !== 'no-javascript',
        ...(userAgent ? { userAgent } : {}),
        ...(state ? { storageState: state } : {}),
      });
      contexts.push(context);
      const page = await context.newPage();
      watch(page, faults);
      return new Person(page, manner);
    });
    expect(faults, 'script errors or policy violations in the browser').toEqual([]);
    if (testInfo.status === testInfo.expectedStatus) await Promise.all(contexts.map((context) => context.close()));
  },

  signIn: async ({ visit }, use) => {
    await use(async (account, { password = DEMO_PASSWORD, ...options } = {}) => {
      const person = await visit(options);
      await person.page.goto('/anmelden');
      await fillSignInForm(person, account.includes('@') ? account : `${account}@demo.example`, password);
      await person.page.waitForURL((url) => url.pathname !== '/anmelden');
      return person;
    });
  },

  actAs: async ({ visit, signIn, signedIn }, use) => {
    await use(async (account, manner = 'mouse') => {
      const state = signedIn.get(account);
      if (state) return visit({ manner, state });
      const person = await signIn(account, { manner });
      signedIn.set(account, await person.page.context().storageState());
      return person;
    });
  },

  lookAs: async ({ browser, baseURL, viewport, actAs, signedIn, sharedPages }, use) => {
    await use(async (account) => {
      const open = sharedPages.get(account);
      if (open) return open.page;
      if (account !== null && !signedIn.has(account)) await actAs(account);
      const storageState = account === null ? undefined : signedIn.get(account);
      const context = await browser.newContext({ baseURL, viewport, locale: 'de-DE', storageState });
      const page = await context.newPage();
      const faults: string[] = [];
      watch(page, faults);
      sharedPages.set(account, { page, faults });
      return page;
    });
    const faults = [...sharedPages.values()].flatMap((shared) => shared.faults.splice(0));
    expect(faults, 'script errors or policy violations in the browser').toEqual([]);
  },
});

export { expect };
