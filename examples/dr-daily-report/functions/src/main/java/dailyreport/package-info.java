/** The functions of the example application, as small programs: they answer their health check, log, and do a little work. */
@NullMarked
package dailyreport;

import org.jspecify.annotations.NullMarked;
