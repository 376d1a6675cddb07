export default {
  plugins: {
    '@tailwindcss/postcss': {},
    './src/ui/styles/keep-used-kern.mjs': {},
  },
};
