import { setTimeout as sleep } from "node:timers/promises";
import type { Span as ApiSpan, Context } from "@opentelemetry/api";
import { formatTraceparent, parseTraceparent } from "./traceparent.ts";
import type { TracingSettings } from "./tracing-settings.ts";

/** What a span tells beside its times: never what a client sent, or what was found. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

type Beginning = {
  readonly name: string;
  readonly kind: "server" | "client" | "internal";
  readonly attributes?: Attributes;
  /** On the clock of `performance.now()`; now, unless said. */
  readonly startedAtMs?: number;
};

type Ending = {
  /** A better name than was known at the beginning. */
  readonly name?: string;
  readonly attributes?: Attributes;
  readonly isFailed?: boolean;
};

/** A piece of work in a trace. */
export type Span = {
  /** By which others continue the trace, as W3C has it. */
  readonly traceparent: string;
  child(beginning: Beginning): Span;
  /** The first call counts. */
  end(ending?: Ending): void;
};

/** Makes spans and sends them to a collector, beside the work. */
export type Tracer = {
  /** @param traceparent Of whoever asks; a trace begins here where it is missing or malformed. */
  begin(beginning: Beginning, traceparent: unknown): Span;
  /** Sends what is left, for 3 s at most. */
  close(): Promise<void>;
};

type Options = TracingSettings & {
  readonly service: string;
  /** Whether it decides what is traced: otherwise only what the caller traces is. */
  readonly decides: boolean;
};

const QUEUE_SIZE_MAX = 4_096;
const BATCH_SIZE_MAX = 512;
const SEND_EVERY_MS = 1_000;
const SENDING_MAX_MS = 3_000;

/** A tracer by OpenTelemetry, which is loaded here and nowhere else. Spans that the collector does not take in time are dropped. */
export async function tracerOf({ endpoint, percent, service, decides }: Options): Promise<Tracer> {
  const [api, sdk, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import("@opentelemetry/api"),
    import("@opentelemetry/sdk-trace-base"),
    import("@opentelemetry/exporter-trace-otlp-http"),
    import("@opentelemetry/resources"),
  ]);
  const exporter = new OTLPTraceExporter({
    url: new URL("v1/traces", endpoint.endsWith("/") ? endpoint : `${endpoint}/`).href,
    timeoutMillis: SENDING_MAX_MS,
  });
  const provider = new sdk.BasicTracerProvider({
    resource: resourceFromAttributes({ "service.name": `kith-${service}` }),
    sampler: decides
      ? new sdk.TraceIdRatioBasedSampler(percent / 100)
      : new sdk.ParentBasedSampler({ root: new sdk.AlwaysOffSampler() }),
    spanProcessors: [
      new sdk.BatchSpanProcessor(exporter, {
        maxQueueSize: QUEUE_SIZE_MAX,
        maxExportBatchSize: BATCH_SIZE_MAX,
        scheduledDelayMillis: SEND_EVERY_MS,
        exportTimeoutMillis: SENDING_MAX_MS,
      }),
    ],
  });
  const tracer = provider.getTracer("kith");
  const kinds = {
    server: api.SpanKind.SERVER,
    client: api.SpanKind.CLIENT,
    internal: api.SpanKind.INTERNAL,
  };

  const start = ({ name, kind, attributes = {}, startedAtMs }: Beginning, parent: Context): Span =>
    spanOf(
      tracer.startSpan(
        name,
        { kind: kinds[kind], attributes, ...(startedAtMs !== undefined && { startTime: startedAtMs }) },
        parent,
      ),
      parent,
    );
  const spanOf = (span: ApiSpan, parent: Context): Span => ({
    traceparent: formatTraceparent(span.spanContext()),
    child: (beginning) => start(beginning, api.trace.setSpan(parent, span)),
    end({ name, attributes, isFailed = false } = {}) {
      if (name !== undefined) span.updateName(name);
      if (attributes !== undefined) span.setAttributes(attributes);
      if (isFailed) span.setStatus({ code: api.SpanStatusCode.ERROR });
      span.end();
    },
  });

  return {
    begin(beginning, traceparent) {
      const parent = parseTraceparent(traceparent);
      const context =
        parent === null
          ? api.ROOT_CONTEXT
          : api.trace.setSpanContext(api.ROOT_CONTEXT, { ...parent, isRemote: true });
      return start(beginning, context);
    },
    // What cannot be sent is lost; that is nobody's failure but the collector's.
    close: () =>
      Promise.race([provider.shutdown().catch(() => {}), sleep(SENDING_MAX_MS, undefined, { ref: false })]),
  };
}
