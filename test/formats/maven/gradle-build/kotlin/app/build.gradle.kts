plugins {
  kotlin("jvm") version "1.9.0"
  alias(libs.plugins.other)
}
dependencies {
  implementation(platform("com.acme:bom:5.0"))
  implementation("com.acme", "three", "2.0")
  "custom"("com.acme:custom:1.0")
  implementation("""com.acme:long:1.0""")
}
