package com.example.shop;

import io.github.cdkauroratopology.AuroraClusterModel;
import io.github.cdkauroratopology.AuroraEffect;
import io.github.cdkauroratopology.AuroraInstanceModel;
import io.github.cdkauroratopology.AuroraViolation;
import io.github.cdkauroratopology.IAuroraRule;
import java.util.List;
import java.util.regex.Pattern;

/** The company's own rule: which instance classes may be used. A finding is an error. */
public class CompanyInstanceClass implements IAuroraRule {
    private static final Pattern FAMILIES = Pattern.compile("db\\.r[78]g\\..*");

    @Override
    public String getRuleId() {
        return "CompanyInstanceClass";
    }

    @Override
    public String getSummary() {
        return "Instances are of the families r7g and r8g.";
    }

    @Override
    public AuroraEffect getEffect() {
        return AuroraEffect.REJECTED;
    }

    @Override
    public String getDocumentation() {
        return "https://wiki.example.com/platform/aurora";
    }

    @Override
    public List<AuroraViolation> check(final AuroraClusterModel cluster) {
        // Several writers need an older class than the company has.
        if (cluster.getIsMultiMaster()) {
            return List.of();
        }
        return cluster.getInstances().stream()
            .filter(instance -> !FAMILIES.matcher(classOf(instance)).matches())
            .map(CompanyInstanceClass::violation)
            .toList();
    }

    private static AuroraViolation violation(final AuroraInstanceModel instance) {
        return AuroraViolation.builder()
            .instance(instance)
            .property("DBInstanceClass")
            .what("DBInstanceClass is '" + classOf(instance) + "'")
            .why("the platform team supports r7g and r8g")
            .fix("set DBInstanceClass to 'db.r7g.large'")
            .build();
    }

    private static String classOf(final AuroraInstanceModel instance) {
        return instance.getInstanceClass() == null ? "not set" : instance.getInstanceClass();
    }
}
