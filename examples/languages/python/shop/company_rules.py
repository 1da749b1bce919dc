import re
from typing import List

import jsii
from cdk_aurora_topology import AuroraClusterModel, AuroraEffect, AuroraViolation, IAuroraRule


@jsii.implements(IAuroraRule)
class CompanyInstanceClass:
    """The company's own rule: which instance classes may be used. A finding is an error."""

    @property
    def rule_id(self) -> str:
        return "CompanyInstanceClass"

    @property
    def summary(self) -> str:
        return "Instances are of the families r7g and r8g."

    @property
    def effect(self) -> AuroraEffect:
        return AuroraEffect.REJECTED

    @property
    def documentation(self) -> str:
        return "https://wiki.example.com/platform/aurora"

    def check(self, cluster: AuroraClusterModel) -> List[AuroraViolation]:
        # Several writers need an older class than the company has.
        if cluster.is_multi_master:
            return []
        return [
            AuroraViolation(
                instance=instance,
                property="DBInstanceClass",
                what=f"DBInstanceClass is '{instance.instance_class or 'not set'}'",
                why="the platform team supports r7g and r8g",
                fix="set DBInstanceClass to 'db.r7g.large'",
            )
            for instance in cluster.instances
            if not re.match(r"db\.r[78]g\.", instance.instance_class or "")
        ]
