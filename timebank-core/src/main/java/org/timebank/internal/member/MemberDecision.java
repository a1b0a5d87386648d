package org.timebank.internal.member;

import java.util.UUID;
import org.timebank.command.Command;
import org.timebank.event.EventType;
import org.timebank.internal.pipeline.Circumstances;
import org.timebank.internal.pipeline.Decided;
import org.timebank.internal.pipeline.Decision;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;

/** What decisions about members share: they answer the member. */
abstract class MemberDecision<C extends Command<MemberId>> implements Decision<C, MemberId> {

    static Decided<MemberId> replaced(Facts facts, Member member, EventType what, String detail, Circumstances now) {
        Key.MemberKey key = new Key.MemberKey(member.id());
        int version = facts.version(key);
        ChangeSet changes = ChangeSet.builder()
                .put(key, version, member)
                .tell(now.event(what, member.id().value(), version + 1, detail))
                .build();
        return Decided.done(member.id(), changes);
    }

    @Override
    public final String write(MemberId result) {
        return result.toString();
    }

    @Override
    public final MemberId read(String remembered) {
        return MemberId.of(UUID.fromString(remembered));
    }
}
