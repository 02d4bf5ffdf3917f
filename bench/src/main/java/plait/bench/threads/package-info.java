/** What is measured of threads, locks, queues and pools within one program. */
@NullMarked
package plait.bench.threads;

import org.jspecify.annotations.NullMarked;
