/**
 * What changed code calls, and what it leads to: vector clocks, the shadows of variables, the locks
 * that threads hold. All of it is loaded by the boot loader and uses nothing that is itself
 * watched: no lock and no collection of {@code java.util.concurrent}, no monitor.
 */
package plait.sanitizer.runtime;
