from aws_cdk import Duration, Stack, aws_ec2 as ec2, aws_rds as rds
from constructs import Construct

from shop.network import database_vpc, postgres


class LegacyStack(Stack):
    """A cluster of aws-rds that Aurora refuses: backtrack is for Aurora MySQL. The class is one the company left behind."""

    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        rds.DatabaseCluster(
            self,
            "Cluster",
            vpc=database_vpc(self),
            vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_ISOLATED),
            engine=postgres(),
            backtrack_window=Duration.hours(6),
            writer=rds.ClusterInstance.provisioned(
                "Writer",
                instance_type=ec2.InstanceType.of(ec2.InstanceClass.R6G, ec2.InstanceSize.LARGE),
            ),
        )
