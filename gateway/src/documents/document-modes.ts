import type { SettingsReader } from "@kith/kit/config.ts";

/**
 * How much the gateway insists on registered operations. `off`: it knows none. `log`: all are answered, and what is not
 * registered is logged. `prefer`: only registered ones, by their id or their text. `only`: only registered ones, by their id.
 */
export const DOCUMENT_MODES = ["off", "log", "prefer", "only"] as const;
export type DocumentMode = (typeof DOCUMENT_MODES)[number];

export type DocumentSettings = {
  readonly mode: DocumentMode;
  /** For who says that name. */
  readonly modeByClient: ReadonlyMap<string, DocumentMode>;
  /** Where the folders of client teams are. */
  readonly folder: string;
  /** Whether clients may put documents down by their hash themselves, where what is not registered is answered. */
  readonly takesAutomatic: boolean;
};

/** All operations are answered, and none is put down. */
export const DOCUMENTS_OFF: DocumentSettings = {
  mode: "off",
  modeByClient: new Map(),
  folder: "",
  takesAutomatic: false,
};

const ENTRY = /^(?<client>[^=]{1,100})=(?<mode>off|log|prefer|only)$/;

/** @param folder Where they are unless it is said. */
export function readDocumentSettings(reader: SettingsReader, folder: string): DocumentSettings {
  const entries = reader.list("KITH_TRUSTED_DOCUMENTS_BY_CLIENT", {
    fallback: [],
    isRight: (item) => ENTRY.test(item),
    expected: `entries such as web=only, of ${DOCUMENT_MODES.join(", ")}`,
  });
  const modes = {
    mode: reader.oneOf("KITH_TRUSTED_DOCUMENTS", DOCUMENT_MODES, "off"),
    modeByClient: new Map(
      entries.map((entry) => {
        const { client = "", mode = "off" } = ENTRY.exec(entry)?.groups ?? {};
        return [client, mode as DocumentMode];
      }),
    ),
  };
  return {
    ...modes,
    // Where nothing is looked up in it, it need not be there.
    folder: needsRegistered(modes)
      ? reader.file("KITH_OPERATIONS", folder)
      : reader.text("KITH_OPERATIONS", folder),
    takesAutomatic: reader.oneOf("KITH_APQ", ["on", "off"], "on") === "on",
  };
}

/** Whether anybody is answered by what is registered. */
export const needsRegistered = ({
  mode,
  modeByClient,
}: Pick<DocumentSettings, "mode" | "modeByClient">): boolean =>
  [mode, ...modeByClient.values()].some((one) => one !== "off");
