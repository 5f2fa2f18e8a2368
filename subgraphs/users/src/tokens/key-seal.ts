import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const CIPHER = "aes-256-gcm";
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Keeps texts from whoever reads the database alone. */
export type Seal = ReturnType<typeof sealOf>;

/**
 * Seals texts with a secret that does not stand beside them: AES-256-GCM under a key that is derived from it.
 *
 * @param purpose What the texts are: the same secret gives another key for another purpose.
 * @see RFC 5869 (HKDF)
 */
export function sealOf(secret: Buffer, purpose: string) {
  const key = Buffer.from(hkdfSync("sha256", secret, "", purpose, KEY_BYTES));

  return {
    /** @param place Where the text will stand: it cannot be opened anywhere else. */
    close(text: string, place: string): string {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(place));
      const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64");
    },

    /** @throws Error when another secret closed it, for another place, or it was changed. */
    open(closed: string, place: string): string {
      const bytes = Buffer.from(closed, "base64");
      const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
      const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      })
        .setAAD(Buffer.from(place))
        .setAuthTag(tag);
      const opened = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
      return Buffer.concat([opened, decipher.final()]).toString("utf8");
    },
  };
}
