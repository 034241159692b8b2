import { copyFileSync } from 'node:fs';
import webpack from 'webpack';

webpack({ mode: 'production', entry: './main.js', performance: false }, (error, stats) => {
  copyFileSync('index.html', 'dist/index.html');
  if (error || stats.hasErrors() || stats.hasWarnings()) {
    console.error(error ?? stats.toString());
    process.exitCode = 1;
  }
});
