// Bundler
