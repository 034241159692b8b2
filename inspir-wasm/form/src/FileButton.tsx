/** A file input that looks like a button and works by keyboard. */
export function FileButton({ label, take }: { label: string; take(text: string, bytes: Uint8Array): void }) {
  return (
    <label className="button">
      {label}
      <input
        type="file"
        accept="application/json,.json"
        className="hidden"
        onChange={(event) => {
          const { files } = event.target;
          const file = files?.[0];
          void file?.arrayBuffer().then((buffer) => take(new TextDecoder().decode(buffer), new Uint8Array(buffer)));
          event.target.value = '';
        }}
      />
    </label>
  );
}
