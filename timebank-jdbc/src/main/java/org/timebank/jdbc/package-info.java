/**
 * Keeps timebanks in a database: H2, PostgreSQL or MariaDB.
 *
 * <p>{@link org.timebank.jdbc.JdbcTimebankStore} is the store. {@link org.timebank.jdbc.TimebankSchema} creates its tables,
 * upgrades and checks them; {@link org.timebank.jdbc.TableNames} say where they stand.
 * The tables are meant to be read by people: real columns, the words of the Java API, every key led by the timebank's
 * number.
 */
@NullMarked
package org.timebank.jdbc;

import org.jspecify.annotations.NullMarked;
