type Take = (text: string, bytes: Uint8Array, name: string) => void;

export async function readFile(file: File, take: Take): Promise<void> {
  const buffer = await file.arrayBuffer();
  take(new TextDecoder().decode(buffer), new Uint8Array(buffer), file.name);
}

/** A file input that looks like a button and works by keyboard; it takes JSON, or files that `accept` names. */
export function FileButton({ label, take, accept = 'application/json,.json' }: { label: string; take: Take; accept?: string }) {
  return (
    <label className="button">
      {label}
      <input
        type="file"
        accept={accept}
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
