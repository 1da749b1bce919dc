package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cdkauroratopology.AuroraChecks;
import io.github.cdkauroratopology.AuroraFinding;
import io.github.cdkauroratopology.AuroraSeverity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.AppProps;
import software.constructs.IConstruct;

class ShopAppTest {
    private static final AppProps NOTHING_WRONG = AppProps.builder().build();
    private static final AppProps WITH_LEGACY = AppProps.builder().context(Map.of("legacy", "true")).build();

    private static List<String> found(final IConstruct scope) {
        return AuroraChecks.findings(scope).stream()
            .map(finding -> finding.getSeverity() + " " + finding.getRuleId() + " " + finding.getConstructPath())
            .toList();
    }

    @Test
    void allThatIsFoundIsThatMultiMasterIsRetired() {
        assertEquals(List.of("WARNING MultiMasterRetired Auction/Cluster/Resource"), found(ShopApp.create(NOTHING_WRONG)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Orders", "BookingsVirginia", "BookingsIreland"})
    void noFindingInTheStacksThatDeploy(final String stack) {
        assertEquals(List.of(), found(ShopApp.create(NOTHING_WRONG).getNode().findChild(stack)));
    }

    @Test
    void theLegacyClusterHasTwoErrors() {
        final List<AuroraFinding> findings = AuroraChecks.findings(ShopApp.create(WITH_LEGACY).getNode().findChild("Legacy"));

        assertEquals(2, findings.size());
        final AuroraFinding backtrack = findings.get(0);
        assertEquals("Aurora::BacktrackEngine", backtrack.getAcknowledgementId());
        assertEquals(AuroraSeverity.ERROR, backtrack.getSeverity());
        assertEquals("BacktrackWindow", backtrack.getProperty());
        assertEquals("BacktrackWindow is 21600 on an Aurora PostgreSQL cluster", backtrack.getWhat());
        final AuroraFinding instanceClass = findings.get(1);
        assertEquals("Aurora::CompanyInstanceClass", instanceClass.getAcknowledgementId());
        assertEquals("Legacy/Cluster/Writer/Resource", instanceClass.getConstructPath());
        assertEquals("DBInstanceClass is 'db.r6g.large'", instanceClass.getWhat());
    }
}
