/** What came over a connection is no answer by HTTP/1.1, or more of it than is read. */
export class NotHttp extends Error {
  override readonly name = "NotHttp";
}
