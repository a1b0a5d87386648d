package org.timebank.benchmarks.form;

import java.util.ArrayList;
import java.util.List;
import org.timebank.Tenant;
import org.timebank.benchmarks.load.Draw;
import org.timebank.benchmarks.load.Pair;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Outcome;
import org.timebank.credit.GiveCredits;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.RecordExchange;
import org.timebank.exchange.RecordedLeg;

/** The deeds that are measured. */
public final class Deeds {

    private Deeds() {}

    /** A member gives credits to another: the library's transfer. */
    public static int give(Tenant tenant, Community community, Draw draw) {
        Pair pair = draw.pair();
        GiveCredits command =
                GiveCredits.of(draw.key(), community.id(pair.from()), community.id(pair.to()), draw.minutes());
        community.member(tenant, pair.from()).credits().give(command).orElseThrow();
        return 1;
    }

    /** A whole exchange from proposal to settlement. */
    public static int exchange(Tenant tenant, Community community, Draw draw) {
        WholeExchange exchange = WholeExchange.drawn(tenant, community, draw);
        ExchangeId id = exchange.propose();
        exchange.accept(id);
        exchange.confirm(id);
        return 1;
    }

    /** A line of a log is recorded. */
    public static int record(Tenant tenant, Community community, Draw draw) {
        Community.administrator(tenant).exchanges().record(line(draw)).orElseThrow();
        return 1;
    }

    /** So many lines of a log are recorded at once. */
    public static Deed recordTogether(int lines) {
        return (tenant, community, draw) -> {
            List<RecordExchange> commands = new ArrayList<>();
            for (int i = 0; i < lines; i++) {
                commands.add(line(draw));
            }
            Community.administrator(tenant).submit(commands).forEach(Outcome::orElseThrow);
            return lines;
        };
    }

    /** Gifts, so many at once. */
    public static Deed giveTogether(int gifts) {
        return (tenant, community, draw) -> {
            List<GiveCredits> commands = new ArrayList<>();
            for (int i = 0; i < gifts; i++) {
                Pair pair = draw.pair();
                commands.add(
                        GiveCredits.of(draw.key(), community.id(pair.from()), community.id(pair.to()), draw.minutes()));
            }
            Community.administrator(tenant).submit(commands).forEach(Outcome::orElseThrow);
            return gifts;
        };
    }

    private static RecordExchange line(Draw draw) {
        Pair pair = draw.pair();
        return RecordExchange.of(new RecordedLeg(
                IdempotencyKey.of(draw.key()),
                Community.yesterday(),
                Community.reference(pair.to()),
                Community.reference(pair.from()),
                Community.CATEGORY,
                draw.minutes()));
    }
}
