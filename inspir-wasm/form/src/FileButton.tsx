type Take = (text: string, bytes: Uint8Array, name: string) => void;

export async function readFile(file: File, take: Take): Promise<void> {
  const buffer = await file.arrayBuffer();
  take(new TextDecoder().decode(buffer), new Uint8Array(buffer), file.name);
}

/** A file input that looks like a button and works by keyboard. */
export function FileButton({ label, take }: { label: string; take: Take }) {
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
          if (file) void readFile(file, take);
          event.target.value = '';
        }}
      />
    </label>
  );
}
