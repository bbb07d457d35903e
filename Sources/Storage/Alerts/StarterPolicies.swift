/// The policies that a company in Québec may begin with, as the file that `vigie policies apply` reads.
package enum StarterPolicies {
    package static var yaml: String { String(decoding: PackageResources.policies_yaml, as: UTF8.self) }
}
