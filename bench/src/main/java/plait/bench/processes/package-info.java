/** Worker processes beside Python's, PP4J's and the bare transports. */
@NullMarked
package plait.bench.processes;

import org.jspecify.annotations.NullMarked;
