package main

import (
	"fmt"
	"regexp"

	"github.com/aws/jsii-runtime-go"

	topology "github.com/cdk-aurora-topology/cdk-aurora-topology-go/cdkauroratopology"
)

var companyFamilies = regexp.MustCompile(`^db\.r[78]g\.`)

// CompanyInstanceClass is the company's own rule: which instance classes may be used. A finding is an error.
type CompanyInstanceClass struct{}

var _ topology.IAuroraRule = (*CompanyInstanceClass)(nil)

func (*CompanyInstanceClass) RuleId() *string { return jsii.String("CompanyInstanceClass") }

func (*CompanyInstanceClass) Summary() *string {
	return jsii.String("Instances are of the families r7g and r8g.")
}

func (*CompanyInstanceClass) Effect() topology.AuroraEffect { return topology.AuroraEffect_REJECTED }

func (*CompanyInstanceClass) Documentation() *string {
	return jsii.String("https://wiki.example.com/platform/aurora")
}

// Check is asked once for each cluster of the app.
func (*CompanyInstanceClass) Check(cluster topology.AuroraClusterModel) *[]*topology.AuroraViolation {
	violations := []*topology.AuroraViolation{}
	// Several writers need an older class than the company has.
	if *cluster.IsMultiMaster() {
		return &violations
	}
	for _, instance := range *cluster.Instances() {
		class := "not set"
		if instance.InstanceClass() != nil {
			class = *instance.InstanceClass()
		}
		if companyFamilies.MatchString(class) {
			continue
		}
		violations = append(violations, &topology.AuroraViolation{
			Instance: instance,
			Property: jsii.String("DBInstanceClass"),
			What:     jsii.String(fmt.Sprintf("DBInstanceClass is '%s'", class)),
			Why:      jsii.String("the platform team supports r7g and r8g"),
			Fix:      jsii.String("set DBInstanceClass to 'db.r7g.large'"),
		})
	}
	return &violations
}
