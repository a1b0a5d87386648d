package org.timebank.jdbc;

import java.sql.SQLException;
import org.timebank.credit.AccountLimits;
import org.timebank.credit.Limits;

/** The four columns that hold the limits of accounts: floor, ceiling, warn_below and warn_above, after a prefix. */
final class LimitsColumns {

    private LimitsColumns() {}

    static AccountLimits limits(Row row, String prefix) throws SQLException {
        return new AccountLimits(
                new Limits(row.optionalNumber(prefix + "_floor"), row.optionalNumber(prefix + "_ceiling")),
                row.optionalNumber(prefix + "_warn_below"),
                row.optionalNumber(prefix + "_warn_above"));
    }

    static void bind(Parameters p, AccountLimits limits) throws SQLException {
        p.number(limits.bounds().floor())
                .number(limits.bounds().ceiling())
                .number(limits.warnBelow())
                .number(limits.warnAbove());
    }
}
