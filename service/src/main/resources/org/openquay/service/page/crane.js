// Which crane this page shows: the service's one. Its name stands in every address.
const RETRY_MS = 500;
let base = null;

async function find() {
  for (;;) {
    try {
      const [crane] = await (await fetch('/v1/cranes')).json();
      base = `/v1/cranes/${encodeURIComponent(crane.id)}`;
      return crane;
    } catch (failure) {
      await new Promise(again => setTimeout(again, RETRY_MS));
    }
  }
}

export const crane = find();

// The address of something of the crane; there is none before the service has said which crane it is.
export function at(path) {
  if (!base) throw new Error('no crane yet');
  return base + path;
}
