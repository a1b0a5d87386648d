/**
 * PostgreSQL as it fails: a server that is killed and started again, and a proxy before it that cuts connections anywhere.
 */
@NullMarked
package org.timebank.failures.postgres;

import org.jspecify.annotations.NullMarked;
