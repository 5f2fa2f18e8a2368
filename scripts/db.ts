/** Runs the embedded database alone: `npm run db -- --port P --dir D`, for Compass, mongosh and tests. */
import "../embedded-mongo/src/main.ts";
