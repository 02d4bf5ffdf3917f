/** Files fetched from a web server on this computer. */
@NullMarked
package plait.bench.downloads;

import org.jspecify.annotations.NullMarked;
