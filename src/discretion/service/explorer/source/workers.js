// Monaco's workers, each a file of this origin.

globalThis.MonacoEnvironment = {
  getWorker(_, label) {
    const name = ["json", "graphql"].includes(label) ? label : "editor";
    return new Worker(`/graphiql/assets/${WORKERS[`worker-${name}`]}`);
  },
};
