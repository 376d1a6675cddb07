import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const sources = 'src/**/*.{ts,tsx}';
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
      removeUnreadProperties(root);
      removeEmpty(root);
    },
  };
}

keepUsedKern.postcss = true;

function namesInSources(result) {
  const used = new Set();
  for (const file of globSync(sources)) {
    const path = join(process.cwd(), file);
    result.messages.push({ type: 'dependency', plugin: 'keep-used-kern', file: path, parent: result.opts.from });
    for (const [name] of readFileSync(path, 'utf8').matchAll(kernName)) used.add(name);
  }
  return used;
}

/** KERN names a selector depends on. What stands in parentheses offers alternatives (`:is`, `:not`) and binds nothing. */
function namesOf(selector) {
  const withoutAlternatives = selector.replace(/:(?:is|not|where|has)\((?:[^()]|\([^()]*\))*\)/g, '');
  return withoutAlternatives.match(kernName) ?? [];
}

/** Repeats until nothing changes, because properties read each other. */
function removeUnreadProperties(root) {
  for (;;) {
    const read = new Set();
    root.walkDecls((decl) => {
      for (const [, name] of decl.value.matchAll(/var\(\s*(--[\w-]+)/g)) read.add(name);
    });
    let removed = 0;
    root.walkDecls(/^--kern-/, (decl) => {
      if (read.has(decl.prop)) return;
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
