import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const sourceFolder = join(process.cwd(), 'src');
const isSource = /(?<!\.test)\.tsx?$/;
const kernName = /(?:data-)?kern-[a-z0-9]+(?:[-_]+[a-z0-9]+)*/g;

/**
 * PostCSS plugin: cuts KERN (340 kB, of which a page needs a tenth) to what the sources name. Drops rules whose selectors
 * all mention a KERN class that no source file contains as a whole word, then custom properties that nothing reads.
 * Tailwind does the same for its own utilities but leaves imported style sheets whole.
 */
export default function keepUsedKern() {
  return {
    postcssPlugin: 'keep-used-kern',
    OnceExit(root, { result }) {
      const used = namesInSources(result);
      root.walkRules((rule) => {
        if (!rule.selector.includes('kern')) return;
        const kept = rule.selectors.filter((selector) => namesOf(selector).every((name) => used.has(name)));
        if (kept.length === 0) rule.remove();
        else if (kept.length < rule.selectors.length) rule.selectors = kept;
      });
      root.walkAtRules('media', (rule) => {
        if (rule.params.includes('forced-colors')) removeWhitePaint(rule);
      });
      root.walkAtRules('charset', (rule) => rule.remove());
      removeNeedlessFallbacks(root);
      removeUnreadProperties(root, used);
      removeEmpty(root);
    },
  };
}

keepUsedKern.postcss = true;

function namesInSources(result) {
  const used = new Set();
  // Tells the development server to cut anew when a source changes.
  const dependency = { type: 'dir-dependency', plugin: 'keep-used-kern', dir: sourceFolder, glob: '**/*.{ts,tsx}' };
  result.messages.push({ ...dependency, parent: result.opts.from });
  for (const file of readdirSync(sourceFolder, { recursive: true, encoding: 'utf8' })) {
    if (!isSource.test(file)) continue;
    for (const [name] of readFileSync(join(sourceFolder, file), 'utf8').matchAll(kernName)) used.add(name);
  }
  return used;
}

/** KERN names a selector depends on. What stands in parentheses offers alternatives (`:is`, `:not`) and binds nothing. */
function namesOf(selector) {
  const withoutAlternatives = selector.replace(/:(?:is|not|where|has)\((?:[^()]|\([^()]*\))*\)/g, '');
  return withoutAlternatives.match(kernName) ?? [];
}

/** In forced colours KERN paints icons white, `!important`: they vanish on a light scheme. The kit has its own rule. */
function removeWhitePaint(media) {
  media.walkDecls('background-color', (decl) => {
    if (decl.important && decl.value === 'var(--kern-color-white)') decl.parent.remove();
  });
}

/** `var(--kern-a, #fff)` needs no `#fff` where `--kern-a` is set. KERN writes one with nearly every use. */
function removeNeedlessFallbacks(root) {
  const set = new Set();
  root.walkDecls(/^--kern-/, (decl) => {
    set.add(decl.prop);
  });
  root.walkDecls((decl) => {
    if (!decl.value.includes('var(--kern-')) return;
    decl.value = decl.value.replace(/var\((--kern-[\w-]+),[^(),]+\)/g, (all, name) =>
      set.has(name) ? `var(${name})` : all,
    );
  });
}

/** Drawings in the sources read properties too. Repeats until nothing changes, because properties read each other. */
function removeUnreadProperties(root, used) {
  for (;;) {
    const read = new Set();
    root.walkDecls((decl) => {
      for (const [, name] of decl.value.matchAll(/var\(\s*(--[\w-]+)/g)) read.add(name);
    });
    let removed = 0;
    root.walkDecls(/^--kern-/, (decl) => {
      if (read.has(decl.prop) || used.has(decl.prop.slice(2))) return;
      decl.remove();
      removed += 1;
    });
    if (removed === 0) return;
  }
}

function removeEmpty(root) {
  root.walkComments((comment) => comment.remove());
  for (let before = -1, now = 0; before !== now; ) {
    before = now;
    root.walk((node) => {
      if (node.nodes?.length === 0) {
        node.remove();
        now += 1;
      }
    });
  }
}
