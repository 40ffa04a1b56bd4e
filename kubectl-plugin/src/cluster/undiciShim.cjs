// Stands for `undici` in the bundle: nothing here sends requests through client-node.
module.exports = {};
