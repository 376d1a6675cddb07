import keepUsedKern from './src/ui/styles/keep-used-kern.mjs';

// Next minifies the result; Tailwind's own pass before it would only warn about KERN's @charset.
export default { plugins: [['@tailwindcss/postcss', { optimize: false }], keepUsedKern()] };
