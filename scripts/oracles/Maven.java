import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.artifact.versioning.InvalidVersionSpecificationException;
import org.apache.maven.artifact.versioning.VersionRange;

/** Answers questions about Maven versions: one tab-separated question a line on standard input, the answer after it. */
class Maven {
    public static void main(String[] arguments) throws Exception {
        String jar = ComparableVersion.class.getProtectionDomain().getCodeSource().getLocation().getPath();
        System.err.println(jar.substring(jar.lastIndexOf('/') + 1).replace(".jar", ""));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
        PrintStream out = new PrintStream(System.out, true, "UTF-8");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] question = line.split("\t", -1);
            out.println(line + "\t" + answer(question[0], question[1], question[2]));
        }
    }

    private static String answer(String kind, String a, String b) {
        if (kind.equals("compare")) return "" + Integer.signum(new ComparableVersion(a).compareTo(new ComparableVersion(b)));
        try {
            return "" + VersionRange.createFromVersionSpec(b).containsVersion(new DefaultArtifactVersion(a));
        } catch (InvalidVersionSpecificationException refused) {
            return "unreadable";
        }
    }
}
