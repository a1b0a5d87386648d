package org.timebank.internal.report;

import java.util.List;
import java.util.Optional;
import org.timebank.internal.pipeline.Reading;
import org.timebank.member.MemberId;
import org.timebank.report.ActivityReport;
import org.timebank.report.MemberBalance;
import org.timebank.report.Reports;
import org.timebank.spi.Query;

/** {@link Reports} for one caller. */
public record ReportsNoun(Reading reading) implements Reports {

    @Override
    public ActivityReport activity() {
        reading.totals();
        return reading.ask(new Query.Activity());
    }

    @Override
    public List<MemberBalance> balances(Optional<MemberId> after, int limit) {
        reading.everyMember();
        return reading.ask(new Query.Balances(after, Reading.page(limit)));
    }

    @Override
    public List<MemberBalance> busiest(int limit) {
        reading.everyMember();
        return reading.ask(new Query.Busiest(Reading.page(limit)));
    }
}
